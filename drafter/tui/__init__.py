"""The terminal application: screens over the headless parts; nothing else imports Textual."""
