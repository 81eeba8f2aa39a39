"""What can be done on the main screen, a theme a module; screens hold them, none knows a screen."""
