/** How reactions are wired, part by part. */
@NullMarked
package io.sagadesk.server.reactions;

import org.jspecify.annotations.NullMarked;
