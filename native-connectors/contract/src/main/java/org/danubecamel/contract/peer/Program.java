package org.danubecamel.contract.peer;

import java.util.List;
import java.util.Map;

/** What a peer's process runs. */
public sealed interface Program permits NativeProgram, JvmProgram {

    /** Returns the executable and its arguments. */
    List<String> command();

    /** Returns the variables that its environment has besides this process's own. */
    Map<String, String> environment();
}
