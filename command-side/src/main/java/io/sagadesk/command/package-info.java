/** Decides: one package per feature, with its aggregate and the pure rules that it follows. */
@NullMarked
package io.sagadesk.command;

import org.jspecify.annotations.NullMarked;
