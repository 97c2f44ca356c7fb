/** Facts beside the log that nothing derives, such as accounts: no reset and no rebuild drops them. */
@NullMarked
package io.sagadesk.store.facts;

import org.jspecify.annotations.NullMarked;
