"""What a language's words tell: the language files made ready for look-up, forms and cases."""
