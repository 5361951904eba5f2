from .tickets import (
    ProfileUpdate, TicketCreate, TicketDetail, TicketList, go, index, message, report, search, sign_in, tag, year,
)
