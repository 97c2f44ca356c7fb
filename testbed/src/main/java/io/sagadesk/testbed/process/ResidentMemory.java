package io.sagadesk.testbed.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The memory of a process that is in RAM, in bytes, as Linux counts it.
 *
 * @param now at this moment ({@code VmRSS})
 * @param most at most since its start ({@code VmHWM})
 */
public record ResidentMemory(long now, long most) {

    private static final Pattern LINE = Pattern.compile("(VmRSS|VmHWM):\\s*(\\d+) kB");
    private static final long KIBIBYTE = 1 << 10;

    /** The memory of a process; empty if it has ended, or if this system has no {@code /proc}. */
    public static Optional<ResidentMemory> of(long pid) {
        try {
            return Optional.of(parse(Files.readString(Path.of("/proc", String.valueOf(pid), "status"))));
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    private static ResidentMemory parse(String status) throws IOException {
        long now = 0;
        long most = 0;
        for (var line = LINE.matcher(status); line.find(); ) {
            var bytes = Long.parseLong(line.group(2)) * KIBIBYTE;
            if (line.group(1).equals("VmRSS")) now = bytes;
            else most = bytes;
        }
        if (now == 0 || most == 0) throw new IOException("The process has ended");
        return new ResidentMemory(now, most);
    }
}
