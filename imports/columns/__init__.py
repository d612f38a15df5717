"""What the columns of a list can mean: headers and contents that name a field, and cells cleaned into values."""
