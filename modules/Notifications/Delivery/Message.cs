namespace WelfareMutual.Notifications.Delivery;

/// <summary>Body of an outbox row: ids and a code. The address is opened at the moment of sending.</summary>
internal sealed record Message(Guid Person, string Template, Guid ObjectId);
