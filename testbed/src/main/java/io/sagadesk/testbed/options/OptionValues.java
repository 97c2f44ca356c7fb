package io.sagadesk.testbed.options;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks the values of options. */
public final class OptionValues {

    private OptionValues() {}

    /**
     * Refuses a command line unless the values make sense.
     *
     * @param otherwise which values would
     */
    public static void require(CommandSpec command, boolean sensible, String otherwise) {
        if (!sensible) throw new ParameterException(command.commandLine(), otherwise);
    }
}
