"""What the room says at the steps that protocols share: titles, tips and buttons."""
