import { Link, type LinkProps } from 'react-aria-components'
import styles from './TextLink.module.css'

/** A link among words. Follows the page's router when there is one. */
export function TextLink(props: Omit<LinkProps, 'className' | 'style' | 'href'> & { href: string }) {
  return <Link {...props} className={styles.link} />
}
