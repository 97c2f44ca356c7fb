/** Decides who serves whom: one desk, its queue, its agents, and the rules of routing. */
@NullMarked
package io.sagadesk.command.desk;

import org.jspecify.annotations.NullMarked;
