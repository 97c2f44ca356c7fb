/** Administration: projections, rebuilds, dead letters, the outbox, the clock. */
@NullMarked
package io.sagadesk.server.http.admin;

import org.jspecify.annotations.NullMarked;
