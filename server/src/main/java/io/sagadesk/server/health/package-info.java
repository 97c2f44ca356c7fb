/** Health indicators for the operator. */
@NullMarked
package io.sagadesk.server.health;

import org.jspecify.annotations.NullMarked;
