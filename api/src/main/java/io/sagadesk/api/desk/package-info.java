/** Desks: one per team, with its queue, its agents and their assignments. */
@NullMarked
package io.sagadesk.api.desk;

import org.jspecify.annotations.NullMarked;
