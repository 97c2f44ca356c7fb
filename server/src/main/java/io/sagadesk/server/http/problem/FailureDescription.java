package io.sagadesk.server.http.problem;

import io.sagadesk.store.runtime.CauseChain;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Describes failures for the server's log without their messages, which may contain personal data. */
final class FailureDescription {

    private static final int CAUSES = 5;
    private static final int FRAMES = 12;

    private FailureDescription() {}

    static String withoutTexts(Throwable failure) {
        return CauseChain.of(failure)
                .limit(CAUSES)
                .map(FailureDescription::typeAndStackTrace)
                .collect(Collectors.joining(System.lineSeparator() + "caused by "));
    }

    private static String typeAndStackTrace(Throwable failure) {
        return failure.getClass().getName()
                + Arrays.stream(failure.getStackTrace())
                        .limit(FRAMES)
                        .map(frame -> System.lineSeparator() + "    at " + frame)
                        .collect(Collectors.joining());
    }
}
