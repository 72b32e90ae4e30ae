/** The cookie of a screen: apart from a device's, since a screen has no seat. */
export const screenCookie = 'concord_screen'
