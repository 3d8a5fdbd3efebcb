package org.danubecamel.contract.peer;

import java.nio.file.Path;

/** A shell script that is never ready. */
final class ScriptPeer extends ProcessPeer {

    private final String script;

    ScriptPeer(String script) {
        super("script", PeerRank.DOUBLE);
        this.script = script;
    }

    @Override
    protected Program program() {
        return NativeProgram.of(Path.of("/bin/sh"), "-c", script);
    }

    @Override
    protected boolean isReady() {
        return false;
    }

    @Override
    protected String readVersion() {
        return "1";
    }
}
