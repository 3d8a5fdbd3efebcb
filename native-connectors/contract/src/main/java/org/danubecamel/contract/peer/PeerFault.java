package org.danubecamel.contract.peer;

/** What a peer can be made to suffer. */
public enum PeerFault {
    /** It is stopped in order, and started again with its data: {@link TestPeer#stop()}, {@link TestPeer#start()}. */
    RESTART,
    /** It dies at once, and is started again with its data: {@link TestPeer#kill()}. */
    KILL,
    /** It does nothing for a while, and its connections stay open: {@link TestPeer#pause()}. */
    PAUSE
}
