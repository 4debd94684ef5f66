"""How Plumbline is put together: settings, addresses, the embedded database.

May import everything; nothing imports it but Django.
"""
