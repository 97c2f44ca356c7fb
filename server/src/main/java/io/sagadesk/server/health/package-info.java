/** What the operator is told. */
@NullMarked
package io.sagadesk.server.health;

import org.jspecify.annotations.NullMarked;
