package io.sagadesk.server.wiring;

import java.lang.management.ManagementFactory;
import java.util.UUID;

/**
 * In whose name this process claims work that several share.
 *
 * @param name no other process has it at the same time
 */
public record InstanceName(String name) {

    /** The only one that works on these documents: it takes up at once what it had claimed before it was killed. */
    public static InstanceName alone() {
        return new InstanceName("embedded");
    }

    /** One of several: in containers they often have the same process id and the same host name. */
    public static InstanceName oneOfSeveral() {
        var unlikelyTwice = UUID.randomUUID().toString().substring(0, 13);
        return new InstanceName(ManagementFactory.getRuntimeMXBean().getName() + "-" + unlikelyTwice);
    }
}
