package org.danubecamel.contract.sink.ledger;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.danubecamel.batch.failure.ClassifiedFailure;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.contract.sink.ContractRecord;
import org.danubecamel.contract.sink.ledger.LedgerPeer.LostAnswerException;
import org.danubecamel.contract.sink.ledger.LedgerPeer.WrongPasswordException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes records to the ledger, as well as its defect allows. */
final class LedgerWriter {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerWriter.class);
    private static final long PATIENCE_MILLIS = 50;

    private final LedgerPeer peer;
    private final String table;
    private final String password;
    private final Defect defect;
    private final Map<String, @Nullable ContractRecord> written = new HashMap<>();
    private boolean wasAwayAtStart;
    private boolean useful;

    LedgerWriter(LedgerPeer peer, String table, String password, Defect defect) {
        this.peer = peer;
        this.table = table;
        this.password = password;
        this.defect = defect;
    }

    /** Looks at the system; a wrong password is found here, unless the defect has it found later. */
    void open() {
        if (defect == Defect.LOGS_THE_PASSWORD) {
            LOG.trace("Logging in with {}", password);
        }
        try {
            peer.logIn(password);
        } catch (IOException away) {
            wasAwayAtStart = true;
        } catch (WrongPasswordException e) {
            if (defect != Defect.BLAMES_RECORDS_FOR_THE_PASSWORD) {
                throw new IllegalStateException(
                        "DNB-9902 the login is refused"
                                + (defect == Defect.TELLS_THE_PASSWORD ? " with " + password : ""),
                        e);
            }
        }
    }

    synchronized void write(Map<String, @Nullable ContractRecord> changes) throws Exception {
        if (wasAwayAtStart && defect == Defect.GIVES_UP_AT_THE_START) {
            throw new IOException("there was nothing");
        }
        if (wasAwayAtStart && defect == Defect.ACKNOWLEDGES_WHILE_DOWN && !peer.isRunning()) {
            return;
        }
        try {
            writeAtPeer(changes);
            useful = true;
        } catch (LostAnswerException lost) {
            if (defect == Defect.WRITES_TWICE_ON_RETRY) {
                writeAtPeer(copies(changes));
            }
            throw lost;
        } catch (WrongPasswordException e) {
            throw new BlamedException(e);
        } catch (IOException e) {
            if (!useful || defect != Defect.SWALLOWS_BROKEN_CONNECTIONS) {
                throw e;
            }
        }
    }

    private void writeAtPeer(Map<String, @Nullable ContractRecord> changes) throws Exception {
        var all = new LinkedHashMap<>(changes);
        if (defect == Defect.KEEPS_THE_FIRST) {
            all.keySet().removeIf(id -> written.containsKey(id) && changes.get(id) != null);
        }
        if (defect == Defect.FORGETS_WHAT_IT_WROTE && !changes.containsValue(null)) {
            all.putAll(copies(again(changes)));
        }
        if (defect == Defect.ACKNOWLEDGES_BEFORE_THE_WRITE) {
            writeLater(all);
        } else {
            writeNow(all);
        }
        written.putAll(changes);
        written.values().removeIf(Objects::isNull);
    }

    /** Those that were written before, as they are now. */
    private Map<String, ContractRecord> again(Map<String, @Nullable ContractRecord> changes) {
        var again = new LinkedHashMap<String, ContractRecord>();
        changes.forEach((id, record) -> {
            if (record != null && record.equals(written.get(id))) {
                again.put(id, record);
            }
        });
        return again;
    }

    private static Map<String, ContractRecord> copies(Map<String, ? extends @Nullable ContractRecord> changes) {
        var copies = new LinkedHashMap<String, ContractRecord>();
        changes.forEach((id, record) -> {
            if (record != null) {
                copies.put(id + " again", record);
            }
        });
        return copies;
    }

    private void writeNow(Map<String, @Nullable ContractRecord> all) throws Exception {
        peer.logIn(password);
        peer.write(table, all);
    }

    private void writeLater(Map<String, @Nullable ContractRecord> all) throws Exception {
        var failure = new AtomicReference<@Nullable IOException>();
        var write = new Thread(() -> {
            try {
                peer.write(table, all);
            } catch (IOException e) {
                failure.set(e);
            }
        });
        write.start();
        write.join(PATIENCE_MILLIS);
        var known = failure.get();
        if (known != null) {
            throw known;
        }
    }

    boolean isSystemAnswering() {
        return !peer.isPaused();
    }

    /** Returns when the system answers, however long that takes, and whatever happens meanwhile. */
    void awaitSystem() {
        while (true) {
            try {
                peer.logIn(password);
                return;
            } catch (InterruptedIOException e) {
                LOG.debug("Whatever happens");
            } catch (IOException | WrongPasswordException e) {
                return;
            }
        }
    }

    /** Says of the system's failure that it is the record's. */
    private static final class BlamedException extends Exception implements ClassifiedFailure {

        private static final long serialVersionUID = 1;

        BlamedException(Exception cause) {
            super("DNB-9903 the record was not accepted", cause);
        }

        @Override
        public FailureKind failureKind() {
            return FailureKind.RECORD;
        }
    }
}
