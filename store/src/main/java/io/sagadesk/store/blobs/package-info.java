/** Large byte strings beside the log, such as attachments. */
@NullMarked
package io.sagadesk.store.blobs;

import org.jspecify.annotations.NullMarked;
