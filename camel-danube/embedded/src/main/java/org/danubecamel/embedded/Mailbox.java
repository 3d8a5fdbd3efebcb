package org.danubecamel.embedded;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tasks of one topic, run one at a time and in order by whichever thread finds the mailbox idle; nobody waits for
 * anybody, and a task may safely add more.
 */
final class Mailbox implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    /** After this many tasks the rest goes to another turn, so that no connection's thread is held for long. */
    private static final int TURN = 128;

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unfinished = new AtomicInteger();
    private final Executor nextTurn;

    Mailbox(Executor nextTurn) {
        this.nextTurn = nextTurn;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (unfinished.getAndIncrement() == 0) {
            takeTurn();
        }
    }

    private void takeTurn() {
        int done = 0;
        do {
            if (done++ == TURN) {
                nextTurn.execute(this::takeTurn);
                return;
            }
            run(tasks.remove());
        } while (unfinished.decrementAndGet() > 0);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable failure) {
            report(failure);
        }
    }

    private static void report(Throwable failure) {
        try {
            LOG.error("A task of the embedded broker failed; the topic goes on", failure);
        } catch (Throwable unreported) {
            // Without memory the log fails too; the tasks behind this one must run all the same.
            failure.addSuppressed(unreported);
        }
    }
}
