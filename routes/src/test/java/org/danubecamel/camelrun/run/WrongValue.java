package org.danubecamel.camelrun.run;

/**
 * A value that a route is not to be run with.
 *
 * @param property the printed property that has it
 * @param error the id of the error that it is to end with
 * @param names what the error's text must name
 */
public record WrongValue(String property, String value, String error, String names) {}
