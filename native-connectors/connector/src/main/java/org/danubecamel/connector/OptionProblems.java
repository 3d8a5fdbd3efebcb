package org.danubecamel.connector;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a configuration, to be said at once. Not for use by several threads. */
public final class OptionProblems {

    private final String id;
    private final String where;
    private final List<String> problems = new ArrayList<>();

    /**
     * Begins without problems.
     *
     * @param id the error's stable id, such as {@code DNB-3301}
     * @param where what is configured, without secrets, such as {@code danube-jdbc:orders}
     */
    public OptionProblems(String id, String where) {
        this.id = id;
        this.where = where;
    }

    /** Adds a problem: one or more sentences that say what was given, without secrets, and what is allowed. */
    public OptionProblems add(String problem) {
        problems.add(problem);
        return this;
    }

    /** Adds a problem if the option was not given. */
    public OptionProblems required(String option, String given, String advice) {
        return given.isBlank() ? add("Option " + option + " is missing. " + advice) : this;
    }

    /** Adds a problem if the option is less than allowed. */
    public OptionProblems atLeast(String option, long given, long least) {
        return given < least
                ? add("Option " + option + "=" + given + " is out of range. Allowed: " + least + " or more.")
                : this;
    }

    /** Adds a problem if the option is out of range. */
    public OptionProblems range(String option, long given, long least, long most) {
        return given < least || given > most
                ? add("Option " + option + "=" + given + " is out of range. Allowed: " + least + " to " + most + ".")
                : this;
    }

    /** Whether there is no problem so far. */
    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /** @throws ConfigurationException that names all problems, if there are any */
    public void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(id + " " + where + ": " + String.join(" ", problems));
        }
    }
}
