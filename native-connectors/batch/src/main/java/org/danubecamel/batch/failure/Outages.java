package org.danubecamel.batch.failure;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.InterruptedByTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.camel.ExchangeTimedOutException;

/** Failures that are plainly the system's, whatever the data. */
final class Outages {

    private static final List<Class<? extends Throwable>> TYPES = List.of(
            SocketException.class,
            UnknownHostException.class,
            InterruptedIOException.class,
            SSLException.class,
            ClosedChannelException.class,
            ClosedSelectorException.class,
            InterruptedByTimeoutException.class,
            UnresolvedAddressException.class,
            TimeoutException.class,
            ExchangeTimedOutException.class,
            RejectedExecutionException.class,
            InterruptedException.class,
            AccessDeniedException.class,
            ReadOnlyFileSystemException.class,
            OutOfMemoryError.class,
            LinkageError.class);

    /** By name, because their modules need not be there. */
    private static final Set<String> NAMES = Set.of(
            "java.net.http.HttpTimeoutException",
            "org.apache.camel.component.direct.DirectConsumerNotAvailableException",
            "org.apache.camel.component.seda.SedaConsumerNotAvailableException");

    /** What the operating system says of connections and disks, in an exception that has no type of its own for it. */
    private static final List<String> MESSAGES = List.of(
            "connection reset",
            "broken pipe",
            "no space left on device",
            "not enough space on the disk",
            "disk quota exceeded",
            "read-only file system",
            "too many open files");

    private Outages() {}

    static boolean isOutage(Throwable failure) {
        return TYPES.stream().anyMatch(type -> type.isInstance(failure))
                || isNamed(failure)
                || (failure instanceof IOException && saysSo(failure));
    }

    private static boolean isNamed(Throwable failure) {
        for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
            if (NAMES.contains(type.getName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysSo(Throwable failure) {
        var message = failure.getMessage();
        if (message == null) {
            return false;
        }
        var lower = message.toLowerCase(Locale.ROOT);
        return MESSAGES.stream().anyMatch(lower::contains);
    }
}
