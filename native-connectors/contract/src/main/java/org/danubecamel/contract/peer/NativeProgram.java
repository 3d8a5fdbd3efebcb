package org.danubecamel.contract.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An executable of the system, or of npm, PyPI, Go or a jar. See {@link Executables}. */
public final class NativeProgram implements Program {

    private final List<String> command;
    private final Map<String, String> environment;

    private NativeProgram(List<String> command, Map<String, String> environment) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
    }

    /** Returns {@code executable} with its arguments, each as {@code toString()} says. */
    public static NativeProgram of(Path executable, Object... arguments) {
        var command = new ArrayList<>(List.of(executable.toString()));
        for (var argument : arguments) {
            command.add(argument.toString());
        }
        return new NativeProgram(command, Map.of());
    }

    /** Returns the same with a variable of the environment. */
    public NativeProgram with(String variable, String value) {
        var more = new LinkedHashMap<>(environment);
        more.put(variable, value);
        return new NativeProgram(command, more);
    }

    @Override
    public List<String> command() {
        return command;
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }
}
