package org.danubecamel.kamelets.rules;

import java.nio.file.Path;

/**
 * A defect to plant in a correct Kamelet.
 *
 * @param rule the name of the one rule that it breaks
 * @param file the correct Kamelet
 * @param find a text in it, once or more
 * @param replacement what takes the place of its first occurrence
 */
record Defect(String rule, Path file, String find, String replacement) {

    static final Path SOURCE = KameletFiles.OURS.resolve("danube-source.kamelet.yaml");
    static final Path SINK = KameletFiles.OURS.resolve("danube-sink.kamelet.yaml");
    static final Path DROP = KameletFiles.OURS.resolve("drop-sink.kamelet.yaml");
    static final Path LOGIN = KameletFiles.FIXTURES.resolve("login-action.kamelet.yaml");

    /** Returns the defective Kamelet, under the file name that its name asks for. */
    Kamelet planted() {
        var name = inOriginalFile().name();
        return Kamelet.parse(name + Kamelet.SUFFIX, defectiveText());
    }

    /** Returns the defective Kamelet under the correct one's file name. */
    Kamelet inOriginalFile() {
        return Kamelet.parse(file.getFileName().toString(), defectiveText());
    }

    private String defectiveText() {
        var text = KameletFiles.text(file);
        var place = text.indexOf(find);
        if (place < 0) {
            throw new IllegalStateException(file + " has no '" + find + "' to plant a defect at");
        }
        return text.substring(0, place) + replacement + text.substring(place + find.length());
    }
}
