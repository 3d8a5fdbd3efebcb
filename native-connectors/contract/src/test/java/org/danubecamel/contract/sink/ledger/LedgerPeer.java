package org.danubecamel.contract.sink.ledger;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.danubecamel.contract.peer.PeerFault;
import org.danubecamel.contract.peer.PeerRank;
import org.danubecamel.contract.peer.TestPeer;
import org.danubecamel.contract.sink.ContractRecord;
import org.jspecify.annotations.Nullable;

/** A system in memory: tables of records by their ids, behind a password; it can be stopped, killed and paused. */
public final class LedgerPeer implements TestPeer {

    private static final long LATENCY_MILLIS = 2;

    private final Map<String, Map<String, ContractRecord>> tables = new ConcurrentHashMap<>();
    private final String password;
    private boolean running;
    private boolean paused;
    private boolean losesAnswer;
    private int writes;

    /** Creates a system that does not run yet. */
    public LedgerPeer(String password) {
        this.password = password;
    }

    synchronized void logIn(String given) throws IOException, WrongPasswordException {
        awaitAnswer();
        if (!password.equals(given)) {
            throw new WrongPasswordException();
        }
    }

    /** Writes all; what has a null value is deleted. Only then it answers. */
    synchronized void write(String table, Map<String, @Nullable ContractRecord> changes) throws IOException {
        writes++;
        try {
            awaitAnswer();
            take(LATENCY_MILLIS);
            apply(records(table), changes);
        } finally {
            writes--;
            notifyAll();
        }
        if (losesAnswer) {
            losesAnswer = false;
            throw new LostAnswerException();
        }
    }

    private static void apply(Map<String, ContractRecord> records, Map<String, @Nullable ContractRecord> changes) {
        changes.forEach((id, record) -> {
            if (record == null) {
                records.remove(id);
            } else {
                records.put(id, record);
            }
        });
    }

    synchronized boolean isPaused() {
        return paused;
    }

    private void awaitAnswer() throws IOException {
        while (running && paused) {
            take(0);
        }
        if (!running) {
            throw new ConnectException("the ledger is away");
        }
    }

    private void take(long millis) throws IOException {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted");
        }
    }

    /** Returns the records of a table, in the order of their first writing. */
    public synchronized List<ContractRecord> read(String table) {
        return List.copyOf(records(table).values());
    }

    private Map<String, ContractRecord> records(String table) {
        return tables.computeIfAbsent(table, name -> new LinkedHashMap<>());
    }

    /** Makes it write what comes next, and not say so. */
    public synchronized void loseNextAnswer() {
        losesAnswer = true;
    }

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public PeerRank rank() {
        return PeerRank.DOUBLE;
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public Set<PeerFault> faults() {
        return EnumSet.allOf(PeerFault.class);
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    @Override
    public synchronized void stop() {
        running = false;
        paused = false;
        notifyAll();
    }

    @Override
    public void kill() {
        stop();
    }

    @Override
    public synchronized void pause() {
        paused = true;
    }

    /** Returns when all that waited for it is written. */
    @Override
    public synchronized void resume() {
        paused = false;
        notifyAll();
        try {
            while (running && writes > 0) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    @Override
    public void close() {
        stop();
    }

    /** What was asked for is done, and nobody said so. */
    static final class LostAnswerException extends ConnectException {

        private static final long serialVersionUID = 1;

        LostAnswerException() {
            super("the connection broke before the answer");
        }
    }

    /** The password is another one. */
    static final class WrongPasswordException extends Exception {

        private static final long serialVersionUID = 1;

        WrongPasswordException() {
            super("the password is wrong");
        }
    }
}
