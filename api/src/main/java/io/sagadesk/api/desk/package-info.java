/** A team: its queue, its agents, and who serves whom. */
@NullMarked
package io.sagadesk.api.desk;

import org.jspecify.annotations.NullMarked;
