@NullMarked
package nl.wijgroningen.portaal.account.read;

import org.jspecify.annotations.NullMarked;
