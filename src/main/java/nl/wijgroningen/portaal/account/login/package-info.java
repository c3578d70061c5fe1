@NullMarked
package nl.wijgroningen.portaal.account.login;

import org.jspecify.annotations.NullMarked;
