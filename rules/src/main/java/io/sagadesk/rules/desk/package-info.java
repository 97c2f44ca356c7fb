/** Routing: the choice of an agent for a waiting conversation. */
@NullMarked
package io.sagadesk.rules.desk;

import org.jspecify.annotations.NullMarked;
