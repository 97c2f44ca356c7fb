/** The instances that share one MongoDB: which of them live, their roles, and how they share the work. */
@NullMarked
package io.sagadesk.server.instances;

import org.jspecify.annotations.NullMarked;
