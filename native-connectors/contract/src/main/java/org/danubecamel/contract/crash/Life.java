package org.danubecamel.contract.crash;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the process of a route is told, on its standard input, where no other user of the machine sees it.
 *
 * @param number of the life, from 0
 * @param armed where it halts, null for nowhere
 * @param visit at which visit of that point
 * @param early whether the route is made wrong: it says that it has written, and writes then
 * @param system the name of the class of the {@link RouteSink} or {@link RouteSource}
 * @param settings what that is told
 */
record Life(
        String serviceUrl,
        String adminUrl,
        int number,
        @Nullable CrashPoint armed,
        int visit,
        boolean early,
        String system,
        Map<String, String> settings) {

    private static final String NONE = "-";

    void write(OutputStream stream) throws IOException {
        var out = new DataOutputStream(stream);
        out.writeUTF(serviceUrl);
        out.writeUTF(adminUrl);
        out.writeInt(number);
        out.writeUTF(armed == null ? NONE : armed.name());
        out.writeInt(visit);
        out.writeBoolean(early);
        out.writeUTF(system);
        out.writeInt(settings.size());
        for (var setting : settings.entrySet()) {
            out.writeUTF(setting.getKey());
            out.writeUTF(setting.getValue());
        }
        out.flush();
    }

    /** Reads no more than was written. */
    static Life read(InputStream stream) throws IOException {
        var in = new DataInputStream(stream);
        return new Life(
                in.readUTF(),
                in.readUTF(),
                in.readInt(),
                point(in.readUTF()),
                in.readInt(),
                in.readBoolean(),
                in.readUTF(),
                settings(in));
    }

    private static @Nullable CrashPoint point(String name) {
        return name.equals(NONE) ? null : CrashPoint.valueOf(name);
    }

    private static Map<String, String> settings(DataInputStream in) throws IOException {
        var settings = new HashMap<String, String>();
        for (var left = in.readInt(); left > 0; left--) {
            settings.put(in.readUTF(), in.readUTF());
        }
        return Map.copyOf(settings);
    }
}
