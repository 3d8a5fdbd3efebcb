package org.danubecamel.kamelets.rules;

import java.util.Objects;

/** The version of this project, as the build passes it to the tests. */
final class ProjectVersion {

    private ProjectVersion() {}

    static String get() {
        return Objects.requireNonNull(
                System.getProperty("project.version"), "system property project.version, set by the build");
    }
}
