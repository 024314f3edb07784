-- For what is deleted with its conversation, and for customers of whom it becomes known that they are one.
CREATE INDEX request_of_conversation ON ticket.request (conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX request_of_customer ON ticket.request (customer_id);
