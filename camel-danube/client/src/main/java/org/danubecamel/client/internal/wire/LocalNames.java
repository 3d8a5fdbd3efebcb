package org.danubecamel.client.internal.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Names of where this program runs, for names that the broker shows to people. */
public final class LocalNames {

    private LocalNames() {}

    /** Returns the host's name and the number of this process, such as {@code web1-4711}. */
    public static String hostAndProcess() {
        return HostName.VALUE + "-" + ProcessHandle.current().pid();
    }

    /** Looked up once, at the first use: it may ask a name server. */
    private static final class HostName {

        static final String VALUE = find();

        private static String find() {
            var fromEnvironment = System.getenv("HOSTNAME");
            if (fromEnvironment != null && !fromEnvironment.isBlank()) {
                return fromEnvironment;
            }
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                return "localhost";
            }
        }
    }
}
