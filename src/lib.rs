//! tomei (透明) publishes the yearly goals of public bodies as a static site.
