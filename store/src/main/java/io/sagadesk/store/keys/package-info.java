/** One key per customer, which encrypts what is personal and whose destruction forgets the customer. */
@NullMarked
package io.sagadesk.store.keys;

import org.jspecify.annotations.NullMarked;
