package org.danubecamel.embedded.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of a storage, in order, and what it told of it. After a crash it says which states are right: all that
 * was told, and perhaps a part of what came behind it that was written with one commit.
 */
final class StorageHistory {

    private final List<String> problems = new ArrayList<>();

    /** What is certain. */
    private StoredState state = new StoredState();

    /** What was asked for since, or failed since. */
    private final List<Step> open = new ArrayList<>();

    private int awaited;
    private boolean hearing;

    List<String> problems() {
        return problems;
    }

    StoredState state() {
        return state;
    }

    /** Returns how many steps were not told of. */
    int awaited() {
        return awaited;
    }

    /** Notes a change that nobody tells about. */
    void change(Consumer<StoredState> effect) {
        open.add(new Step(effect, true));
    }

    /** Notes something that is told about, and returns who listens. */
    Saved step(Consumer<StoredState> effect) {
        Step step = new Step(effect, false);
        open.add(step);
        awaited++;
        return failure -> told(step, failure);
    }

    /** Runs something by which the storage tells what became of steps. */
    void hear(Runnable task) {
        hearing = true;
        task.run();
        hearing = false;
    }

    private void told(Step step, @Nullable StorageException failure) {
        if (step.told) {
            problems.add("told twice");
            return;
        }
        step.told = true;
        awaited--;
        if (failure == null) {
            step.kept = true;
            settle();
        } else if (!hearing) {
            // It was refused at once, so that it can be in no commit.
            open.remove(step);
        }
    }

    /** Everything before the last step that was kept is certain; what failed there has not happened. */
    private void settle() {
        int end = open.size();
        while (end > 0 && !open.get(end - 1).kept) {
            end--;
        }
        List<Step> certain = open.subList(0, end);
        for (Step step : certain) {
            if (step.change || step.kept) {
                step.effect.accept(state);
            } else if (!step.told) {
                problems.add("told out of order");
            }
        }
        certain.clear();
    }

    /** Compares what was found after a crash with what may be, and goes on from there. */
    void found(String description) {
        StoredState right = candidate(description);
        if (right == null) {
            problems.add("found\n" + description + "instead of\n" + state + "and " + open.size() + " steps more");
        } else {
            state = right;
        }
        open.clear();
        awaited = 0;
    }

    /** One commit may have been written without being told; it carries all changes of those before it that failed. */
    private @Nullable StoredState candidate(String description) {
        StoredState carried = state.copy();
        for (int from = 0; from <= open.size(); from++) {
            StoredState candidate = carried.copy();
            for (int to = from; to <= open.size(); to++) {
                if (candidate.toString().equals(description)) {
                    return candidate;
                }
                if (to < open.size()) {
                    open.get(to).effect.accept(candidate);
                }
            }
            if (from < open.size() && open.get(from).change) {
                open.get(from).effect.accept(carried);
            }
        }
        return null;
    }

    private static final class Step {

        private final Consumer<StoredState> effect;
        private final boolean change;
        private boolean told;
        private boolean kept;

        Step(Consumer<StoredState> effect, boolean change) {
            this.effect = effect;
            this.change = change;
        }
    }
}
