/** Query handlers over the read models, and their shared helpers: filters, pages and cursors. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.query;
