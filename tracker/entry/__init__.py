"""The entry of the installed program: the page's first file, the server's settings, and starting the server."""
