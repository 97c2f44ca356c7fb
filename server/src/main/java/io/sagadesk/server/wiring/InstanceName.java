package io.sagadesk.server.wiring;

import java.lang.management.ManagementFactory;
import java.util.UUID;

/**
 * The name under which this process claims shared work, such as segments and outbox entries.
 *
 * @param name unique among running processes
 */
public record InstanceName(String name) {

    /**
     * The name of the only process on these documents. It stays the same, so that after a crash the process takes over
     * its own claims at once.
     */
    public static InstanceName ofSingleProcess() {
        return new InstanceName("embedded");
    }

    /**
     * A unique name among several processes. It has a random part, because containers often share process id and host
     * name.
     */
    public static InstanceName unique() {
        var randomPart = UUID.randomUUID().toString().substring(0, 13);
        return new InstanceName(ManagementFactory.getRuntimeMXBean().getName() + "-" + randomPart);
    }
}
