package org.danubecamel.contract.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs servers that refuse to be root, as root: in a user namespace of their own they are nobody, and what root owns is
 * theirs.
 */
final class Unprivileged {

    private static final List<String> NAMESPACE = List.of("unshare", "--user");

    private Unprivileged() {}

    /**
     * Returns how to run {@code executable} without being root.
     *
     * @throws org.opentest4j.TestAbortedException if this is root, and not allowed to make user namespaces, on a person's
     *     machine; an {@code AssertionError} where {@code CI} is set
     */
    static NativeProgram program(Path executable, Object... arguments) {
        if (!isRoot()) {
            return NativeProgram.of(executable, arguments);
        }
        if (!succeeds(List.of("unshare", "--user", "true"))) {
            throw MissingPeer.onThisMachine()
                    .because(executable.getFileName() + " does not run as root, and this system lets root make no user"
                            + " namespace (unshare --user). Run the tests as another user.");
        }
        var all = new ArrayList<Object>(NAMESPACE.subList(1, NAMESPACE.size()));
        all.add(executable);
        all.addAll(List.of(arguments));
        return NativeProgram.of(Path.of(NAMESPACE.get(0)), all.toArray());
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static boolean succeeds(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }
}
