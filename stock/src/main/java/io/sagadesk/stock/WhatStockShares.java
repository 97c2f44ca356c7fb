package io.sagadesk.stock;

import java.util.List;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Keeps of the application what decides and what speaks HTTP, and leaves out what stores and what follows the log. */
final class WhatStockShares extends TypeExcludeFilter {

    private static final List<String> SHARED = List.of(
            "io.sagadesk.command.", "io.sagadesk.server.wiring.", "io.sagadesk.server.http.", "io.sagadesk.stock.");
    private static final String OUR_LOG = "io.sagadesk.server.wiring.EmbeddedLogConfiguration";

    /** Whether a class is left out. */
    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory readers) {
        var name = reader.getClassMetadata().getClassName();
        return name.equals(OUR_LOG) || SHARED.stream().noneMatch(name::startsWith);
    }
}
