package org.danubecamel.contract.peer;

import java.util.List;
import java.util.Map;

/** What runs for a peer. */
public sealed interface Program permits NativeProgram, JvmProgram, ContainerProgram {

    /** Returns the executable and its arguments. */
    List<String> command();

    /** Returns the variables that its environment has besides this process's own. */
    Map<String, String> environment();
}
