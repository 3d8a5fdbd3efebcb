package org.danubecamel.contract.source;

import java.util.Set;

/** What a source may do wrong, and which checks find it. */
enum Defect {
    NONE(),
    /** It gives two neighbours to the route in the wrong order. */
    SWAPS("everything arrives once, and in order where that is promised"),
    /** It makes of what is no ASCII a question mark. */
    MANGLES("hostile texts arrive exactly"),
    /** It begins anew when it is started in order. */
    FORGETS("after a stop it goes on where it was"),
    /** It cannot be interrupted while it reads. */
    HANGS("a stop in the middle of reading is soon over, and loses nothing"),
    /** It leaves out what it cannot decode. */
    LEAVES_OUT("what cannot be decoded becomes a dead letter, and its neighbours arrive"),
    /** It goes on though the route did not take a record. */
    IGNORES_FAILURES("what Danube refuses, or stores without saying so, is not lost"),
    /** It returns more than it was asked for. */
    READS_AHEAD("while Danube is down no more is read than may be in flight"),
    /** It is done with a record before that is published. */
    COMPLETES_FIRST("what was in flight when the source was given up comes again"),
    /** It stores its position when it is stopped in order only. */
    STORES_AT_STOP("a process that is killed loses nothing, and repeats no more than was in flight"),
    /** It does not start while its system is down. */
    NEEDS_ITS_SYSTEM("a system that is down at the start is read when it is there"),
    /** It does not read again after a failure. */
    GIVES_UP("a system that dies is read on when it is back"),
    /** It names the first wrong option only. */
    NAMES_ONE("each wrong option is said at once"),
    /** It logs its password. */
    LOGS_PASSWORD("the password is in no log, at the finest level either"),
    /** It takes any password. */
    TAKES_ANY_PASSWORD("wrong credentials are said, and not shown");

    private final Set<String> checks;

    Defect(String... checks) {
        this.checks = Set.of(checks);
    }

    /** Returns the names of the checks that find it. */
    Set<String> checks() {
        return checks;
    }
}
