/** The execution of commands on the stored documents. */
@NullMarked
package io.sagadesk.embeddedmongo.backend;

import org.jspecify.annotations.NullMarked;
