package org.danubecamel.batch.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Takes one batch through all calls of the sink that it needs: in a loop, whether the sink answers at once or later. */
final class BatchRun {

    private final List<Entry> batch;
    private final Isolation isolation;
    private final Sink sink;
    private final Executor executor;
    private final BatchObserver observer;
    private final BatchEnd end;

    BatchRun(
            List<Entry> batch,
            Isolation isolation,
            Sink sink,
            Executor executor,
            BatchObserver observer,
            BatchEnd end) {
        this.batch = batch;
        this.isolation = isolation;
        this.sink = sink;
        this.executor = executor;
        this.observer = observer;
        this.end = end;
    }

    List<Entry> batch() {
        return batch;
    }

    void start() {
        try {
            executor.execute(() -> proceed(null));
        } catch (RejectedExecutionException e) {
            end.broken(this, e);
        }
    }

    private void resume(Call answered) {
        try {
            executor.execute(() -> proceed(answered));
        } catch (RejectedExecutionException e) {
            proceed(answered);
        }
    }

    private void proceed(@Nullable Call answered) {
        try {
            if (answered != null) {
                answered.evaluate();
            }
            for (var records = isolation.next(); records != null; records = isolation.next()) {
                end.decided(isolation.takeVerdicts());
                var call = new Call(records);
                call.begin();
                if (!call.answeredAtOnce()) {
                    return;
                }
                call.evaluate();
            }
            end.ended(this, isolation.takeVerdicts());
        } catch (RuntimeException | Error e) {
            end.broken(this, e);
            throw e;
        }
    }

    /** What a batch reports to. */
    interface BatchEnd {

        /** Some records have their verdict. */
        void decided(List<Verdict> verdicts);

        /** The batch is through, and these are the last verdicts. */
        void ended(BatchRun run, List<Verdict> verdicts);

        /** The batch cannot go on, because there are no threads any more or something failed that must not. */
        void broken(BatchRun run, Throwable cause);
    }

    /** One call of the sink. */
    private final class Call {

        /** Stands for success in {@link #answer}, where null means that there is none yet. */
        private static final Object SUCCESS = new Object();

        /** Stands in {@link #answer} for a caller that has left before there was one. */
        private static final Object LEFT = new Object();

        private final List<Entry> records;
        private final List<@Nullable Object> items;
        private final AtomicReference<@Nullable Object> answer = new AtomicReference<>();
        private final AtomicReference<@Nullable Object> first = new AtomicReference<>();

        Call(List<Entry> records) {
            this.records = records;
            var list = new ArrayList<@Nullable Object>(records.size());
            records.forEach(entry -> list.add(entry.item()));
            items = Collections.unmodifiableList(list);
        }

        void begin() {
            observer.called(records.size());
            try {
                sink.write(records, items, this::answered);
            } catch (RuntimeException | Error e) {
                thrown(e);
            }
        }

        /** Counts more than an answer within the call: where a producer throws an Error, Camel first says that all is well. */
        private void thrown(Throwable failure) {
            if (first.compareAndSet(null, failure) || answer.get() != null) {
                answer.set(failure);
            }
        }

        private void answered(@Nullable Throwable failure) {
            var result = failure == null ? SUCCESS : failure;
            if (!first.compareAndSet(null, result)) {
                return;
            }
            if (!answer.compareAndSet(null, result)) {
                answer.set(result);
                resume(this);
            }
        }

        boolean answeredAtOnce() {
            return !answer.compareAndSet(null, LEFT);
        }

        void evaluate() {
            if (answer.get() instanceof Throwable failure) {
                isolation.failed(records, items, failure);
            } else {
                isolation.succeeded(records);
            }
        }
    }
}
